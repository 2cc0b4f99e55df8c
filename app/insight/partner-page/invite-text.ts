// The mail by which a merchant invites a partner: his link, his codes, and what to do with them. A proposal that the merchant may
// change. Pure.
import type { Say } from '#app/language/say.ts'

export interface InviteFacts {
  shopName: string
  partnerName: string
  link: string
  codes: readonly string[]
}

export interface Invite {
  subject: string
  text: string
}

export function inviteText({ shopName, partnerName, link, codes }: InviteFacts, say: Say): Invite {
  const paragraphs = [
    say('Hello {{partner}},', { partner: partnerName }),
    say('you are a partner of {{shop}} now. This is your own link:', { shop: shopName }),
    link,
    say(
      'Whoever follows it and buys counts for you. Put it wherever you write about us; add &sub1=… to tell your places apart.',
    ),
    codes.length > 0 &&
      say('Your discount code counts for you too, also without the link: {{codes}}', {
        codes: codes.join(', '),
      }),
    say('If you work with a tracker of your own, send us its postback URL and the name of its click id.'),
    say('With kind regards') + `\n${shopName}`,
  ]
  return {
    subject: say('Your partner link for {{shop}}', { shop: shopName }),
    text: paragraphs.filter((paragraph) => paragraph !== false).join('\n\n'),
  }
}

/** What a mail program opens with. @param email null: the merchant chooses to whom */
export function mailtoAddress(email: string | null, { subject, text }: Invite): string {
  const words = `subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`
  return `mailto:${email === null ? '' : encodeURIComponent(email)}?${words}`
}
