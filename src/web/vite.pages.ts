import preact from '@preact/preset-vite';
import { defineConfig, type Plugin } from 'vite';

const server = 'http://127.0.0.1:5120';

/** The two pages are kept beside their sources and served at `/` and `/desk/`. */
const servedAt: Record<string, string> = {
  'demo/index.html': 'index.html',
  'console/index.html': 'desk/index.html',
};

function asServed(): Plugin {
  return {
    name: 'as-served',
    enforce: 'post',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        const place = servedAt[file.fileName];
        if (place) file.fileName = place;
      }
    },
  };
}

/** The demo page and the console: `dist/index.html`, `dist/desk/index.html`, `dist/assets/*`. */
export default defineConfig({
  plugins: [preact(), asServed()],
  build: {
    target: 'es2022',
    // A data: script or style is what the pages' content security policy forbids.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { demo: 'demo/index.html', desk: 'console/index.html' } },
  },
  server: {
    proxy: { '/v3': { target: server, ws: true }, '/api': server, '/widget.js': server, '/texts': server },
  },
});
