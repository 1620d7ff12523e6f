import type { Fact } from './model/fact';

const testFile =
  /(\.|_|-)(tests?|specs?|stories|e2e|cy|bench)\.[^/]+$|\/(__tests__|__mocks__|__fixtures__|cypress|\.storybook)\/|\/(_|[\w-]+-)?tests?\/(([^/]+\/){0,4}(helpers?|utils?|support|bench|unit|integration|acceptance|functional|e2e)\/|(helpers?|utils?|setup)\.[^/]+$)/;

/** Whether a file says by its name that it tests the program, or shows parts of it. A folder is not one of tests by its name alone. */
export function isTestFile(path: string): boolean {
  return testFile.test(path);
}

/** Tells of files whether they are no part of the program that runs, by their names and by what they do. Rules ask about each file often. */
export function testsAmong(facts: readonly Fact[]): (path: string) => boolean {
  const inCode = new Set(facts.filter(({ kind }) => kind === 'test-code').map(({ span }) => span.file));
  const known = new Map<string, boolean>();
  return (path) => {
    const answer = known.get(path) ?? (inCode.has(path) || isTestFile(path));
    known.set(path, answer);
    return answer;
  };
}
