/**
 * Builds the page into `dist`, which is committed and embedded by the server. File names are stable and
 * the output depends on nothing but the sources, so that a rebuild can be compared byte for byte.
 */
import { defineConfig } from "vitest/config";
import manifest from "./package.json" with { type: "json" };

export default defineConfig({
  define: { __UI_VERSION__: JSON.stringify(manifest.version) },
  build: {
    // The oldest browsers that know `light-dark()`, on which the colours are built.
    target: ["chrome123", "firefox120", "safari17.5"],
    // The Content-Security-Policy allows no inline code, and one script needs no preloading.
    modulePreload: false,
    assetsInlineLimit: 0,
    // The licences of the bundled packages ask for their texts to go along.
    license: { fileName: "assets/licences.txt" },
    rolldownOptions: {
      output: {
        entryFileNames: "assets/app.js",
        chunkFileNames: "assets/[name].js",
        assetFileNames: "assets/app[extname]",
      },
    },
  },
  test: {
    environment: "happy-dom",
    include: ["test/**/*.test.ts"],
    restoreMocks: true,
  },
});
