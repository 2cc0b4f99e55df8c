// A link as a QR code, to be seen and saved: dark on light with the quiet zone of four modules that readers ask for.
import { useAppBridge } from '@shopify/app-bridge-react'
import { BlockStack, Button, InlineStack } from '@shopify/polaris'
import { encode, renderSVG } from 'uqr'
import { handFile } from '../hand-file.ts'
import { useSay } from '../language.tsx'

/** A quarter of the code may be covered or smudged. */
const OPTIONS = { ecc: 'Q', border: 4 } as const
const PNG_PIXELS_A_MODULE = 16

/** @param props.name of the files, without an ending */
export function QrCode({ url, label, name }: { url: string; label: string; name: string }) {
  const say = useSay()
  const shopify = useAppBridge()
  const svg = renderSVG(url, OPTIONS)
  const savePng = async () => {
    const png = await drawPng(url)
    if (png) handFile(png, `${name}.png`)
    else
      shopify.toast.show(say('This browser cannot make the picture. Save the SVG instead.'), {
        isError: true,
      })
  }
  return (
    <BlockStack gap="200" inlineAlign="start">
      <img
        src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
        alt={say('QR code of {{label}}: {{url}}', { label, url })}
        width={200}
        height={200}
        style={{ border: '1px solid var(--p-color-border-secondary)', borderRadius: 8 }}
      />
      <InlineStack gap="200">
        <Button onClick={() => handFile(new Blob([svg], { type: 'image/svg+xml' }), `${name}.svg`)}>
          {say('Save SVG')}
        </Button>
        <Button onClick={savePng}>{say('Save PNG')}</Button>
      </InlineStack>
    </BlockStack>
  )
}

/** null: the browser draws no pictures. */
function drawPng(url: string): Promise<Blob | null> {
  const { data, size } = encode(url, OPTIONS)
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size * PNG_PIXELS_A_MODULE
  const context = canvas.getContext('2d')
  if (!context) return Promise.resolve(null)
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = '#000'
  data.forEach((line, y) =>
    line.forEach((isDark, x) => {
      const place = [x, y, 1, 1].map((module) => module * PNG_PIXELS_A_MODULE)
      if (isDark) context.fillRect(...(place as [number, number, number, number]))
    }),
  )
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'))
}
