// How the explorer is built: two pages, assets under hashed names, nothing inlined (the content security policy forbids it).
import { defineConfig } from 'vite'

// The server that answers the API while the explorer is developed.
const api = process.env.TIPGRAPH ?? 'http://127.0.0.1:7878'
const proxy = Object.fromEntries(['/api', '/sparql', '/report/', '/fact/', '/actor/'].map((path) => [path, api]))

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: { index: 'index.html', queries: 'queries.html' } },
  },
  server: { proxy, fs: { allow: ['..'] } },
  preview: { proxy },
  test: { include: ['tests/*.test.ts'] },
} as Parameters<typeof defineConfig>[0])
