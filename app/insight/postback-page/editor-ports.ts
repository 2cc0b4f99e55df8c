// Ports that the editor takes in a destination's URL. Which addresses they lead to is judged at connect. Pure.

/**
 * @param ports the operator's list
 * @param allowTargets the operator's exceptions, `ip:port`: their ports must be possible to write, or nobody could use them
 */
export function editorPorts(ports: readonly number[], allowTargets: readonly string[]): number[] {
  const excepted = allowTargets.map((target) => Number(target.slice(target.lastIndexOf(':') + 1)))
  return [...new Set([...ports, ...excepted.filter((port) => port > 0)])]
}
