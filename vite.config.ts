import { defineConfig } from 'vitest/config'
import { askedAhead, partsAtOnce, sharedWorkers } from './e2e/shared-workers.ts'
import { stills } from './e2e/stills.ts'

/** The policy of the built page: nothing inline, nothing evaluated, nobody else asked. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** Put into the page at build time only: the development server needs inline scripts to replace modules. */
const contentSecurityPolicy = {
  name: 'content-security-policy',
  apply: 'build' as const,
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
      injectTo: 'head-prepend' as const,
    },
  ],
}

export default defineConfig({
  root: 'app',
  publicDir: '../public',
  base: './',
  plugins: [contentSecurityPolicy, stills, sharedWorkers, partsAtOnce],
  worker: { format: 'es' },
  server: { port: 5173, open: false },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'baseline-widely-available',
    modulePreload: { polyfill: false, resolveDependencies: askedAhead },
    assetsInlineLimit: 0,
    // The icons say "use client", which is for servers that render pages.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
  test: {
    root: import.meta.dirname,
    include: ['engine/**/*.test.ts', 'scenarios/**/*.test.ts', 'app/**/*.test.ts', 'e2e/**/*.test.ts'],
    testTimeout: 60_000,
  },
})
