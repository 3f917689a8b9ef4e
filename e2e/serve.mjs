/** A plain static server for `dist/`: `node e2e/serve.mjs <port> [path]`. Nothing clever, so the page must not be. */
import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join, normalize, resolve } from 'node:path'

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
}

const port = Number(process.argv[2] ?? 4173)
const prefix = process.argv[3] ?? '/'
const root = resolve(import.meta.dirname, '..', 'dist')

createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname)
  const inside = path.startsWith(prefix) ? path.slice(prefix.length) : '\0'
  const file = join(root, normalize(`/${inside}`).endsWith('/') ? `${inside}/index.html` : inside)
  if (inside === '\0' || !file.startsWith(root) || !existsSync(file) || !statSync(file).isFile()) {
    response.writeHead(404).end('not found')
    return
  }
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
  createReadStream(file).pipe(response)
}).listen(port, '127.0.0.1', () => console.log(`http://127.0.0.1:${port}${prefix}`))
