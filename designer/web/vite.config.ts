import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The designer's pages, served by desk/api from `<repo>/.web/designer` under `/designer/`. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/designer/',
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../../.web/designer', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    // The modeller with its panels and rules is one lazy chunk of some 1 MB gzip; the lists and comparisons come without it.
    chunkSizeWarningLimit: 4000,
  },
});
