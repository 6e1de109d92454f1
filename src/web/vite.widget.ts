import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import preact from '@preact/preset-vite';
import { defineConfig, type Plugin } from 'vite';

/** Bytes, gzipped: what a phone on a slow line may be asked to load before its owner can ask anything. */
const largest = 30_000;

/** Many public pages in Korea are EUC-KR and would read UTF-8 letters in a script wrongly; ASCII is read rightly everywhere. */
function onlyAscii(): Plugin {
  return {
    name: 'only-ascii',
    enforce: 'post',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        file.code = file.code.replace(/[^\0-\x7f]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`);
      }
    },
  };
}

/** The words of every language as `texts/<tag>.json`, for the widget to load when it is to speak it. */
function words(): Plugin {
  const folder = new URL('shared/', import.meta.url);
  return {
    name: 'words',
    generateBundle() {
      for (const file of readdirSync(folder)) {
        if (!/^texts\..+\.json$/.test(file)) continue;
        const source = JSON.stringify(JSON.parse(readFileSync(new URL(file, folder), 'utf8')));
        this.emitFile({ type: 'asset', fileName: file.replace('.', '/'), source });
      }
    },
  };
}

function smallEnough(): Plugin {
  return {
    name: 'small-enough',
    enforce: 'post',
    generateBundle(_, bundle) {
      for (const file of Object.values(bundle)) {
        const size = gzipSync(file.type === 'chunk' ? file.code : file.source).length;
        if (size > largest) this.error(`${file.fileName} is ${size} bytes gzipped; at most ${largest} are allowed.`);
      }
    },
  };
}

/** The citizen's chat: one script, `dist/widget.js`, and words to load, `dist/texts/*.json`. Runs after the pages, so it leaves `dist` as it is. */
export default defineConfig({
  plugins: [preact(), words(), onlyAscii(), smallEnough()],
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
