// A database URL taken apart into pg's single settings.
import pg from 'pg'

/**
 * Work-around 1 of 4. adapter-pg reaches the shadow database by laying `{ database }` over its configuration,
 * but pg lets a `connectionString` win over single settings: the "shadow" database would silently be the main
 * one, and be emptied. So no connection string ever reaches the adapter. pg's own client does the parsing
 * (it connects only when told to), so that TLS parameters mean here what they mean in the app.
 * @param {string} url `postgresql://user:password@host:port/database?…`
 */
export function connectionSettings(url) {
  const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: url })
  return { host, port, user, password: password ?? undefined, database, ssl }
}
