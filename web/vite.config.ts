// How the explorer is built: two pages, assets under hashed names, nothing inlined (the content security policy forbids it).
import { defineConfig, type Plugin } from 'vite'

// The server that answers the API while the explorer is developed.
const api = process.env.TIPGRAPH ?? 'http://127.0.0.1:7870'
const proxy = Object.fromEntries(['/api', '/sparql', '/report/', '/fact/', '/actor/'].map((path) => [path, api]))

/**
 * Takes two things out of YASGUI: the list of thousands of prefixes from a public site where anybody may register one (the editor
 * has the graph's own), and the `eval` for browsers without JSON, which none is left of. Should YASGUI have changed, the build
 * stops and does not bring them back.
 */
function leanYasgui(): Plugin {
  const changes: [RegExp, number, string][] = [
    [/\bprefixes_default\)/g, 2, '{})'],
    [/\beval\("\(" \+ text \+ "\)"\)/g, 1, 'JSON.parse(text)'],
  ]
  return {
    name: 'lean-yasgui',
    transform(code, id) {
      if (!id.includes('@zazuko/yasgui/build/yasgui.esm.js')) return null
      for (const [what, times, instead] of changes) {
        if (code.match(what)?.length !== times) throw new Error(`YASGUI has changed (${what}): see vite.config.ts`)
        code = code.replace(what, instead)
      }
      return { code, map: null }
    },
  }
}

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [leanYasgui()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rollupOptions: { input: { index: 'index.html', queries: 'queries.html' } },
  },
  server: { proxy, fs: { allow: ['..'] } },
  preview: { proxy },
  test: { include: ['tests/*.test.ts'] },
} as Parameters<typeof defineConfig>[0])
