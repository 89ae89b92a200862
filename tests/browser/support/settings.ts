/** What `cargo xtask` tells: which browser to use, and where the programs are. */

/** The value of a variable that `cargo xtask` sets. */
export function setting(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === "") {
    throw new Error(`${name} is not set; run the browser tests by \`cargo xtask test\``);
  }
  return value;
}
