// What is wrong with a template, in words for the person who edits it, beside the field it is about.
import type { ValidationError } from '../validate-template.ts'
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
  return { path: pathOf(error.at), code: error.code, message: words(error) }
}

function words(error: ValidationError): string {
  switch (error.code) {
    case 'url_empty':
      return 'Give the address of the destination.'
    case 'url_too_long':
      return `The address has more than ${error.maxLength} characters.`
    case 'url_invalid':
      return 'This is no complete address; it begins with https:// and a host, such as https://track.example.com/postback.'
    case 'control_character':
      return 'The address holds a line break or another invisible character.'
    case 'scheme_not_allowed':
      return `Only https and http are possible, not ${error.scheme}.`
    case 'macro_in_authority':
      return `The ${error.part} must be fixed: where a request goes must not depend on what a visitor sent. Use macros after the host only.`
    case 'userinfo_not_allowed':
      return 'A user name or password in front of the host is not possible; use an Authorization header.'
    case 'port_not_allowed':
      return `Port ${error.port} is not allowed; possible are ${error.allowed.join(', ')}.`
    case 'header_name':
      return 'This is no header name: letters, digits and hyphens, at most 64.'
    case 'header_reserved':
      return 'This header is set by us and cannot be given.'
    case 'header_value':
      return 'A header’s value is one line of ASCII characters, at most 2048.'
    case 'header_repeated':
      return 'This header is given twice.'
    case 'too_many_headers':
      return 'At most 20 headers are possible.'
    case 'body_too_long':
      return `The body has more than ${error.maxLength} characters.`
    case 'body_not_json':
      return 'The body is no JSON once the macros are filled in; check commas, quotation marks and braces.'
    case 'placeholder_left':
      return `${error.placeholder} is still to be filled in.`
    case 'unknown_macro':
      return `There is no macro {${error.macro}}. The nearest is {${error.suggestion}}.`
    case 'unknown_secret':
      return `There is no secret “${error.name}”. Give its value, or take {secret.${error.name}} out.`
    case 'secret_name':
      return `{secret.${error.name}} is no secret’s name: 1 to 32 small letters, digits and underscores.`
    case 'stray_brace':
      return `A brace near “${error.near}” belongs to no macro. Macros are written with one pair of braces, such as {aff_click_id}.`
  }
}
