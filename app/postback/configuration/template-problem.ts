// What is wrong with a template, in words for the person who edits it, beside the field it is about.
import { mark } from '#app/language/say.ts'
import type { Sentence } from '#app/language/sentence.ts'
import type { ValidationError } from '../validate-template.ts'
import type { UrlPart } from '../url-rules.ts'
import type { TemplatePart } from '../render.ts'
import type { Problem } from './configuration.ts'

/** The field that a part of the request is edited in. */
export function pathOf(at: TemplatePart): string {
  switch (at.part) {
    case 'url':
      return 'url'
    case 'body':
      return 'body'
    case 'header':
      return at.header === '' ? 'headers' : `headers.${at.header}`
  }
}

export function templateProblem(error: ValidationError): Problem {
  const { text, values } = words(error)
  return { path: pathOf(error.at), code: error.code, message: text, ...(values && { values }) }
}

const FIXED: Readonly<Record<UrlPart, string>> = {
  scheme: mark(
    'The scheme must be fixed: where a request goes must not depend on what a visitor sent. Use macros after the host only.',
  ),
  userinfo: mark(
    'The user name must be fixed: where a request goes must not depend on what a visitor sent. Use macros after the host only.',
  ),
  host: mark(
    'The host must be fixed: where a request goes must not depend on what a visitor sent. Use macros after the host only.',
  ),
  port: mark(
    'The port must be fixed: where a request goes must not depend on what a visitor sent. Use macros after the host only.',
  ),
}

function words(error: ValidationError): Sentence {
  switch (error.code) {
    case 'url_empty':
      return { text: mark('Give the address of the destination.') }
    case 'url_too_long':
      return { text: mark('The address has more than {{max}} characters.'), values: { max: error.maxLength } }
    case 'url_invalid':
      return {
        text: mark(
          'This is no complete address; it begins with https:// and a host, such as https://track.example.com/postback.',
        ),
      }
    case 'control_character':
      return { text: mark('The address holds a line break or another invisible character.') }
    case 'scheme_not_allowed':
      return {
        text: mark('Only https and http are possible, not {{scheme}}.'),
        values: { scheme: error.scheme },
      }
    case 'macro_in_authority':
      return { text: FIXED[error.part] }
    case 'userinfo_not_allowed':
      return {
        text: mark(
          'A user name or password in front of the host is not possible; use an Authorization header.',
        ),
      }
    case 'port_not_allowed':
      return {
        text: mark('Port {{port}} is not allowed; possible are {{allowed}}.'),
        values: { port: error.port, allowed: error.allowed.join(', ') },
      }
    case 'header_name':
      return { text: mark('This is no header name: letters, digits and hyphens, at most 64.') }
    case 'header_reserved':
      return { text: mark('This header is set by us and cannot be given.') }
    case 'header_value':
      return { text: mark('A header’s value is one line of ASCII characters, at most 2048.') }
    case 'header_repeated':
      return { text: mark('This header is given twice.') }
    case 'too_many_headers':
      return { text: mark('At most 20 headers are possible.') }
    case 'body_too_long':
      return { text: mark('The body has more than {{max}} characters.'), values: { max: error.maxLength } }
    case 'body_not_json':
      return {
        text: mark(
          'The body is no JSON once the macros are filled in; check commas, quotation marks and braces.',
        ),
      }
    case 'placeholder_left':
      return { text: mark('{{blank}} is still to be filled in.'), values: { blank: error.placeholder } }
    case 'unknown_macro':
      return {
        text: mark('There is no macro {{macro}}. The nearest is {{nearest}}.'),
        values: { macro: `{${error.macro}}`, nearest: `{${error.suggestion}}` },
      }
    case 'unknown_secret':
      return {
        text: mark('There is no secret “{{name}}”. Give its value, or take {{slot}} out.'),
        values: { name: error.name, slot: `{secret.${error.name}}` },
      }
    case 'secret_name':
      return {
        text: mark('{{slot}} is no secret’s name: 1 to 32 small letters, digits and underscores.'),
        values: { slot: `{secret.${error.name}}` },
      }
    case 'stray_brace':
      return {
        text: mark(
          'A brace near “{{place}}” belongs to no macro. Macros are written with one pair of braces, such as {aff_click_id}.',
        ),
        values: { place: error.near },
      }
  }
}
