const general = `Auth Lens shows how your application authenticates, what is risky about it, and how to mend it.

Usage
  auth-lens scan [paths...]     scan JavaScript and TypeScript; default: this folder
  auth-lens rules [ID]          list the rules, or explain one
  auth-lens lsp --stdio         language server for editors
  auth-lens --help, --version   auth-lens COMMAND --help tells more

Exit status: 0 nothing at or above --fail-on, 1 problems found, 2 wrong usage or internal error.
`;

const scan = `Usage: auth-lens scan [paths...] [options]

Scans files and folders. Leaves out what git ignores, node_modules, build output and minified files.

  -f, --format FORMAT      text, json, sarif, markdown or github (annotations); default: text
  -o, --output FILE        write the report to a file
      --severity LEVEL     least severity shown: error, warning, info or hint; default: info
      --fail-on LEVEL      exit with 1 from this severity on: error, warning, info or never; default: error
      --rules ID,...|all   only these rules; all: also those that are off by default
      --fix                apply safe fixes, whatever their severity; what needs a decision is left to you
      --exclude GLOB       leave out files or folders; may be repeated
      --max-file-size N    skip larger files; default: 5MB
  -q, --quiet              no progress and no summary
      --no-color           no colours; also: NO_COLOR, FORCE_COLOR

Paths in reports are relative to this folder, or to the scanned folder where that lies elsewhere
(github: to GITHUB_WORKSPACE).
Exit status: 0 nothing at or above --fail-on, 1 problems found, 2 wrong usage or internal error.
`;

const rules = `Usage: auth-lens rules [ID] [--format text|json|markdown]

Lists the rules, or explains one: what goes wrong, how to mend it, examples, sources.
`;

const lsp = `Usage: auth-lens lsp --stdio

Runs the language server on standard input and output. Your editor starts it.
`;

/** The help of each command; the empty name is the command line as a whole. */
export const help: { readonly [command: string]: string } = { '': general, scan, rules, lsp };
