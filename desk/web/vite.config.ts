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
    // Pages come with their first visit; the largest file is React with what every page needs. bpmn-js is one chunk of its own (the diagrams).
    chunkSizeWarningLimit: 400,
  },
});
