// The command line with which Prisma's CLI starts its schema engine.

/**
 * @typedef {object} EngineArguments
 * @property {boolean} version only print the version
 * @property {string[]} datamodels paths of the schema files
 * @property {string | undefined} url the database, absent for commands that need none
 * @property {string | undefined} databaseCommand `can-connect-to-database`, `create-database` or `drop-database`
 */

/**
 * Options that this engine has no use for are passed over, as long as their value does not look like one of ours.
 * @param {string[]} args without the interpreter and the script
 * @returns {EngineArguments}
 */
export function parseArguments(args) {
  /** @type {EngineArguments} */
  const parsed = {
    version: args.includes('--version'),
    datamodels: [],
    url: undefined,
    databaseCommand: undefined,
  }
  for (let index = 0; index < args.length; index++) {
    const value = args[index + 1]
    if (value === undefined) break
    if (args[index] === '--datamodels') parsed.datamodels.push(value)
    else if (args[index] === '--datasource') parsed.url = JSON.parse(value).url
    else if (args[index] === 'cli') parsed.databaseCommand = value
    else continue
    index++
  }
  return parsed
}
