// The looks of the shop's pages.

export const CSS = `
:root{--ink:#23302b;--soft:#66736d;--line:#e4e0d8;--paper:#fbfaf7;--pine:#23523f;--pine-dark:#1a3f30}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
a{color:inherit}.wrap{max-width:1100px;margin:0 auto;padding:0 24px}
header{border-bottom:1px solid var(--line);background:#fff}header .wrap{display:flex;align-items:center;gap:26px;min-height:68px}
.logo{font:600 21px/1 Georgia,"Times New Roman",serif;text-decoration:none;margin-right:auto;letter-spacing:.01em}nav{display:flex;align-items:center;gap:22px}nav a,button.link{text-decoration:none;white-space:nowrap}nav a:hover,button.link:hover{text-decoration:underline;background:none}button.link{background:none;color:inherit;padding:0;font-weight:400}
.count{background:var(--pine);color:#fff;border-radius:99px;font-size:13px;padding:1px 8px;margin-left:4px}
.hero{background:#e6ebe4;padding:56px 0}.hero h1{font:500 clamp(30px,5vw,46px)/1.12 Georgia,serif;margin:0 0 12px;max-width:16em}.hero p{max-width:46ch;margin:0;color:#44534c}
h1,h2{font-family:Georgia,serif;font-weight:500;line-height:1.2}h1{font-size:34px;margin:0 0 10px}h2{font-size:21px;margin:0 0 14px}
.goods{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,290px),1fr));gap:28px;padding:40px 0}
.goods a{text-decoration:none;display:block}.goods svg{width:100%;aspect-ratio:1;border-radius:14px;display:block;transition:transform .2s}.goods a:hover svg{transform:scale(1.015)}
.goods b{display:block;font-weight:550;margin-top:12px}.soft{color:var(--soft)}.price{font-variant-numeric:tabular-nums}
.product{display:grid;grid-template-columns:minmax(0,1.1fr) minmax(0,1fr);gap:52px;padding:48px 24px}.product svg{width:100%;aspect-ratio:1;border-radius:18px;display:block}
.box{background:#fff;border:1px solid var(--line);border-radius:14px;padding:22px 24px;margin-bottom:20px}
button,.button{font:inherit;font-weight:550;border:0;border-radius:10px;background:var(--pine);color:#fff;padding:12px 22px;cursor:pointer;text-decoration:none;display:inline-block}
button:hover,.button:hover{background:var(--pine-dark)}button.quiet{background:none;color:var(--soft);padding:4px 6px;font-size:14px;text-decoration:underline}
button.second,.button.second{background:#fff;color:var(--pine);box-shadow:inset 0 0 0 1.5px var(--pine)}button.second:hover{background:#eef3ef}
.ways{display:grid;gap:10px;max-width:380px}.ways form,.shopify-payment-button{display:contents}.other{margin-top:26px;padding-top:20px;border-top:1px solid var(--line)}
[hidden]{display:none!important}#cart-added{position:fixed;z-index:2;right:20px;top:80px;background:#fff;border:1px solid var(--line);border-radius:14px;box-shadow:0 12px 40px #1a3f3026}#cart-added .wrap{padding:14px 18px}#cart-added .button{padding:8px 14px;margin-left:10px}
#consent-banner,#theme-editor{position:fixed;z-index:3;left:20px;bottom:20px;max-width:min(400px,calc(100% - 40px));background:#fff;border:1px solid var(--line);border-radius:14px;padding:18px 20px;box-shadow:0 12px 40px #1a3f3026}#consent-banner p{margin:0 0 12px}
#theme-editor{left:auto;right:20px;background:#20242b;color:#fff;padding:10px 14px}footer p{margin:0 0 8px}
button:focus-visible,a:focus-visible,input:focus-visible{outline:3px solid #9cc4b2;outline-offset:2px}.wide{width:100%;text-align:center}
input[type=text],input[type=email],input[type=password],input[type=number]{font:inherit;border:1px solid #cfcabf;border-radius:10px;padding:10px 12px;background:#fff;width:100%}input[type=number]{width:82px}
label{display:block;margin-bottom:14px;font-size:14.5px;font-weight:550}label input[type=text],label input[type=email],label input[type=password]{margin-top:5px;font-weight:400}label.tick{font-weight:400;display:flex;gap:9px;align-items:baseline}
.line{display:grid;grid-template-columns:64px minmax(0,1fr) auto;gap:16px;align-items:center;padding:12px 0}.line + .line{border-top:1px solid var(--line)}.line svg{width:64px;height:64px;border-radius:9px;display:block}
.sum{display:flex;justify-content:space-between;padding:4px 0}.sum.total{font-weight:600;font-size:18px;border-top:1px solid var(--line);margin-top:8px;padding-top:12px}
.columns{display:grid;grid-template-columns:minmax(0,1.35fr) minmax(280px,1fr);gap:32px;padding:44px 24px;align-items:start}main.wrap{min-height:60vh}
.trouble{background:#fbeae7;color:#8f2a1f;border-radius:10px;padding:10px 14px;margin-bottom:16px}footer{border-top:1px solid var(--line);color:var(--soft);font-size:14px;padding:26px 0;margin-top:30px}
@media(max-width:760px){.wrap{padding:0 16px}#cart-added{left:12px;right:12px;top:76px}.product,.columns{grid-template-columns:minmax(0,1fr);gap:26px;padding:26px 16px}.hero{padding:38px 0}nav{gap:14px}header .wrap{gap:14px}.logo{font-size:18px}}`
