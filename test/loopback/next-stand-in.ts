import { register } from 'node:module';

/** next-auth 5 takes two classes and three functions of Next.js. They decide nothing about cookies, and Next.js would add 200 MB. */
const standIn = `
export class NextRequest extends Request { get nextUrl() { return new URL(this.url); } }
export class NextResponse extends Response {}
const outside = () => { throw new Error('only inside of Next.js'); };
export { outside as cookies, outside as headers, outside as redirect };`;

const address = (code: string): string => `data:text/javascript,${encodeURIComponent(code)}`;

/** From here on, whoever imports Next.js gets the stand-in. As texts, because hooks run where nothing compiles TypeScript. */
export function standInForNext(): void {
  register(
    address(`const own = /^next\\/(server|headers|navigation)(\\.js)?$/;
export const resolve = (name, context, next) =>
  own.test(name) ? { url: ${JSON.stringify(address(standIn))}, format: 'module', shortCircuit: true } : next(name, context);`),
  );
}
