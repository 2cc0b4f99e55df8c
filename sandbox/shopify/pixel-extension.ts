// What the app's web pixel extension declares in its shopify.extension.toml: the consents without which it must not run,
// and the settings that it takes. Read at run time, as the file is now.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const PIXEL_FOLDER = fileURLToPath(new URL('../../extensions/conversion-pixel/', import.meta.url))

export type Consents = { analytics: boolean; marketing: boolean; preferences: boolean; saleOfData: boolean }
export type PixelDeclaration = { consents: Consents; fields: string[] }

/** @returns null where the app has no such extension */
export function readPixelDeclaration(folder = PIXEL_FOLDER): PixelDeclaration | null {
  let toml: string
  try {
    toml = readFileSync(`${folder}shopify.extension.toml`, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
  const needs = (name: string) => new RegExp(`^\\s*${name}\\s*=\\s*true\\b`, 'm').test(privacyOf(toml))
  return {
    consents: {
      analytics: needs('analytics'),
      marketing: needs('marketing'),
      preferences: needs('preferences'),
      saleOfData: /^\s*sale_of_data\s*=\s*"enabled"/m.test(privacyOf(toml)),
    },
    fields: [...toml.matchAll(/^\s*\[settings\.fields\.(\w+)\]/gm)].map(([, name]) => name!),
  }
}

function privacyOf(toml: string): string {
  return /^\s*\[customer_privacy\]([\s\S]*?)(?=^\s*\[|(?![\s\S]))/m.exec(toml)?.[1] ?? ''
}
