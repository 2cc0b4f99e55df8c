// How the process is started wherever we start it. Live data is some 60 MB; left to itself V8 lets garbage grow to several
// times that before it collects the old generation, and a host with small machines pays for it.
/**
 * V8's limits in MB, for the command line of Node. The old generation's is also what its pace of collecting is derived from;
 * half of it would do, the rest is room for bodies of 10 MiB.
 */
export const HEAP_FLAGS = ['--max-old-space-size=512', '--max-semi-space-size=16'] as const
