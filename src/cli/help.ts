const general = `Auth Lens shows how your application authenticates, what is risky about it, and how to mend it.

Usage
  auth-lens scan [paths...]     scan JavaScript and TypeScript; default: this folder
  auth-lens merge FILES...      put the SARIF reports of several shards together
  auth-lens inventory [paths]   show how each application authenticates, and what takes effect
  auth-lens rules [ID]          list the rules, or explain one
  auth-lens decode [TOKEN|-]    read, verify or decrypt a token or session cookie; nothing is sent anywhere
  auth-lens advise [path]       say how users should stay signed in
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
      --no-env             leave out .env files; else git-ignored ones are read too, and no value is shown
      --max-file-size N    skip larger files; default: 5MB
      --changed [BASE]     only what touches files that differ from where the branch left BASE, uncommitted
                           ones too; default: target of the pull request, default branch, or last commit
      --shard I/N          only part I of N: applications are dealt out, each stays whole; see auth-lens merge
      --no-cache           read and analyse everything anew, and keep nothing for the next scan
  -q, --quiet              no progress and no summary
      --no-color           no colours; also: NO_COLOR, FORCE_COLOR

What did not change since the last scan is not read again; what it found is kept in
node_modules/.cache/auth-lens, or in your cache folder where there is no node_modules.
Paths in reports are relative to this folder, or to the scanned folder where that lies elsewhere
(github: to GITHUB_WORKSPACE).
Exit status: 0 nothing at or above --fail-on, 1 problems found, 2 wrong usage or internal error.
`;

const merge = `Usage: auth-lens merge FILES... [options]

Puts the SARIF reports of several shards (auth-lens scan --shard I/N --format sarif) together: the same report
as one scan of everything gives, in whatever order they come.

  -o, --output FILE        write the report to a file; default: standard output
      --fail-on LEVEL      exit with 1 from this severity on: error, warning, info or never; default: error

Exit status: 0 nothing at or above --fail-on, 1 problems found, 2 wrong usage or internal error.
`;

const inventory = `Usage: auth-lens inventory [paths...] [options]

Shows for each application (each package.json) how its users stay signed in: libraries and versions, the
strategy and why it applies, providers, adapter and database, lifetimes, the cookies that are really sent in
development and in production with the origin of each part, secrets by name, where sessions are issued,
carried, stored, checked, renewed and ended, and the middleware before the routes.

  -f, --format FORMAT      text, json or markdown; default: text
      --exclude GLOB       leave out files or folders; may be repeated
      --no-env             leave out .env files; else they say what the environment decides, no secret is shown
      --max-file-size N    skip larger files; default: 5MB
  -q, --quiet              no progress, and no word of files that were not read
      --no-color           no colours; also: NO_COLOR, FORCE_COLOR

Exit status: 0 shown, nothing found included, 2 wrong usage or internal error.
`;

const rules = `Usage: auth-lens rules [ID] [--format text|json|markdown]

Lists the rules, or explains one: what goes wrong, how to mend it, examples, sources.
`;

const decode = `Usage: auth-lens decode [TOKEN|-] [options]

Finds every token, session cookie and key in a text (a token, a header, a curl command, a HAR entry, a URL,
a .env line, JSON), decodes and checks it, and verifies or decrypts it with the keys you give. Without TOKEN,
or with -, reads standard input. Nothing is sent anywhere; only --jwks reaches the network.

      --json               print JSON
      --secret VALUE       a secret, or env:NAME for an environment variable; may be repeated
      --key FILE           PEM, JWK or JWK set; may be repeated
      --jwks URL           fetch a JWK set; https and public hosts only
      --cookie-name NAME   the name of the cookie, which Auth.js 5 mixes into its key
      --alg ALG,...        algorithms that are allowed
      --issuer TEXT        the issuer that is expected (iss)
      --audience TEXT      the audience that is expected (aud)
      --type TEXT          the type that is expected (typ)
      --at TIME            judge times as of then: 2026-01-31T12:00:00Z, or seconds since 1970
      --redact             print names and types of claims, not values
      --no-color           no colours; also: NO_COLOR, FORCE_COLOR

Exit status: 0 decoded, and verified if a key was given; 1 verification or decryption failed, which an expired
token does as well; 2 nothing that looks like a token, or wrong usage.
`;

const advise = `Usage: auth-lens advise [path] [options]

Says how an application should remember that a user is signed in: database, jwt or hybrid. With a path
it scans that project and takes from its code what was not answered.

  -a, --answers FILE|KEY=VALUE,...   answers, such as revocation=seconds,store=none; a JSON file holds the same keys;
                                     clients takes several: clients=web+mobile
  -f, --format FORMAT                text, json or markdown (a decision record); default: text
      --application PATH             only this one of several applications, such as apps/web
      --keep                         write the decision to auth-lens.json beside the application's package.json; what is
                                     there already stays, and scans report what drifts from it (policy-drift)
  -q, --quiet                        no progress
      --no-color                     no colours; also: NO_COLOR, FORCE_COLOR

A wrong question or answer is told with those that there are. Of a project with several applications, text shows
each verdict in short; json holds the project as a whole, and each of them under "applications".
Exit status: 0 advice given, a conflict included, 2 wrong usage or internal error.
`;

const lsp = `Usage: auth-lens lsp --stdio

Runs the language server on standard input and output. Your editor starts it. It reads .env files
only where the editor sends the initialization option "trusted": true.
`;

/** The help of each command; the empty name is the command line as a whole. */
export const help: { readonly [command: string]: string } = { '': general, scan, inventory, merge, rules, advise, decode, lsp };
