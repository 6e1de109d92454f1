import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig, type Plugin } from 'vitest/config';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The tests live in `tests/web`, where no `node_modules` is above them: packages are those of this folder. */
function packagesOfThisFolder(): Plugin {
  return {
    name: 'packages-of-this-folder',
    enforce: 'pre',
    resolveId(id, importer, options) {
      const bare = /^[a-z@]/i.test(id) && !id.startsWith('node:');
      if (!bare || !importer?.includes('/tests/web/')) return null;
      return this.resolve(id, `${here}package.json`, { ...options, skipSelf: true });
    },
  };
}

export default defineConfig({
  plugins: [packagesOfThisFolder(), preact()],
  server: { fs: { allow: [`${here}../..`] } },
  test: {
    root: here,
    dir: `${here}../../tests/web`,
    include: ['**/*.test.{ts,tsx}'],
    environment: 'happy-dom',
  },
});
