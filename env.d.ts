// Types that come with the tools rather than with an import: Vite's asset imports and Remix's globals.
/// <reference types="vite/client" />
/// <reference types="@remix-run/node" />
