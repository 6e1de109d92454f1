import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

/** The citizen's chat: one script, `dist/widget.js`. Runs after the pages, so it leaves `dist` as it is. */
export default defineConfig({
  plugins: [preact()],
  build: {
    target: 'es2022',
    emptyOutDir: false,
    copyPublicDir: false,
    lib: {
      entry: 'widget/element.tsx',
      formats: ['iife'],
      name: 'InquiryChat',
      fileName: () => 'widget.js',
    },
  },
});
