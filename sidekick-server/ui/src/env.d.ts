/** The version of this page, put in at build time from `package.json`. */
declare const __UI_VERSION__: string;
