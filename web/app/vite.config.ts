import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { serviceWorker } from './service-worker-plugin'

const server = process.env.TUTTI_BACKEND ?? 'http://localhost:5080'

export default defineConfig({
  plugins: [react(), tailwindcss(), serviceWorker()],
  // two copies of yjs break its `instanceof` checks, two of react break hooks
  resolve: {
    dedupe: ['yjs', 'y-protocols', 'lib0', 'react', 'react-dom', '@codemirror/state', '@codemirror/view'],
  },
  build: {
    outDir: '../../src/Tutti.Server/wwwroot',
    emptyOutDir: true,
    // a strict CSP forbids data: scripts and fonts; small assets stay files
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  server: { proxy: { '/api': { target: server, ws: true } } },
})
