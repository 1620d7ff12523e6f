const testFile =
  /(\.|_|-)(test|spec|stories|e2e|cy)\.[^/]+$|\/(__tests__|__mocks__|__fixtures__|cypress|\.storybook)\/|\/(_|[\w-]+-)?tests?\/((helpers?|utils?|support)\/|(helpers?|utils?|setup)\.[^/]+$)/;

/** Whether a file tests the program, or shows parts of it, and is not part of it. A folder is not one of tests by its name alone. */
export function isTestFile(path: string): boolean {
  return testFile.test(path);
}
