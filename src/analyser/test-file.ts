const testFile = /(\.|_|-)(test|spec|stories|e2e|cy)\.[^/]+$|\/(__tests__|__mocks__|__fixtures__|cypress|\.storybook)\//;

/** Whether a file tests the program, or shows parts of it, and is not part of it. */
export function isTestFile(path: string): boolean {
  return testFile.test(path);
}
