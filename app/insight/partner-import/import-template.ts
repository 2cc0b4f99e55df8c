// The file that an import begins with: its first line, and a partner as an example. Pure.

/** With a mark at its beginning, so that spreadsheets read it as UTF-8. */
export const IMPORT_TEMPLATE =
  '\uFEFFname,slug,email,coupon,offer,arrival_parameter\r\nExample Partner,example-partner,name@example.com,EXAMPLE10,,\r\n'
