/** The house rules for the page's code: strict types, and functions and files that fit a screen. */
import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig(
  globalIgnores(["dist"]),
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      eqeqeq: "error",
      "max-lines": ["error", { max: 250 }],
      "max-lines-per-function": ["error", { max: 70 }],
      "no-restricted-properties": [
        "error",
        // The Content-Security-Policy would stop these at run time, or they would let text become markup.
        { property: "innerHTML", message: "Build nodes; text must never become markup." },
        { property: "outerHTML", message: "Build nodes; text must never become markup." },
        { property: "insertAdjacentHTML", message: "Build nodes; text must never become markup." },
      ],
      "@typescript-eslint/consistent-type-exports": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
    },
  },
  {
    files: ["test/**"],
    rules: {
      "max-lines-per-function": "off",
      // Tests look at markup; none of it comes from a message.
      "no-restricted-properties": "off",
    },
  },
);
