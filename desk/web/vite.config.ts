import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The desk's pages, served by desk/api from `<repo>/.web/desk` under `/`. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../../.web/desk', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // bpmn-js is one lazy chunk of its own (the dossier's diagram); nothing else comes near.
    chunkSizeWarningLimit: 700,
  },
});
