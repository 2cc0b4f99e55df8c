// The last words of a run: what each crash test did and counted, passed or not. Tests put their figures into their meta.
import type { Reporter, TestModule } from 'vitest/node'

declare module 'vitest' {
  interface TaskMeta {
    /** Name -> what was counted, in the order in which it is printed. */
    figures?: Record<string, string | number>
  }
}

export default class Summary implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const lines = modules.flatMap((module) =>
      [...module.children.allTests()].flatMap((test) => {
        const seconds = ((test.diagnostic()?.duration ?? 0) / 1000).toFixed(1)
        const figures = Object.entries(test.meta().figures ?? {})
        return [
          `${test.result().state === 'passed' ? 'ok    ' : 'FAILED'} ${test.name} (${seconds} s)`,
          ...figures.map(([name, value]) => `         ${name}: ${value}`),
        ]
      }),
    )
    console.log(`\nCrash tests\n${lines.join('\n')}\n`)
  }
}
