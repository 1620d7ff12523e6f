/** What may be answered, by question; the ids that people write in `--answers`. */
export interface AnswerValues {
  revocation: 'expiry' | 'minutes' | 'seconds';
  'sign-out-everywhere': 'no' | 'yes';
  'role-freshness': 'next-login' | 'minutes' | 'immediate';
  sensitivity: 'low' | 'personal' | 'regulated';
  store: 'none' | 'sql-tcp-only' | 'sql' | 'kv';
  runtime: 'node' | 'multi' | 'serverless' | 'edge';
  'read-load': 'low' | 'medium' | 'high';
  verifiers: 'one' | 'several' | 'external';
  payload: 'small' | 'large';
  clients: 'web' | 'mobile' | 'machine';
  architecture: 'monolith' | 'server-rendered' | 'distributed' | 'public-api';
  providers: 'oauth' | 'mixed' | 'credentials-only';
  library: 'other' | 'jose' | 'jsonwebtoken' | 'iron-session' | 'express-session' | 'better-auth' | 'authjs' | 'authjs-4' | 'authjs-5';
  incumbent: 'none' | 'jwt' | 'hybrid' | 'database';
}

export type QuestionId = keyof AnswerValues;

/** What is answered. `clients` takes several values, every other question one. */
export type Answers = { readonly [Q in Exclude<QuestionId, 'clients'>]?: AnswerValues[Q] } & {
  readonly clients?: readonly AnswerValues['clients'][];
};

/** One answer to one question, in words. */
export interface Answer {
  readonly question: QuestionId;
  readonly value: string;
}

/** The values given to a question: none, one, or several. */
export function valuesOf(answers: Answers, question: QuestionId): readonly string[] {
  const given = answers[question];
  if (given === undefined) return [];
  return typeof given === 'string' ? [given] : given;
}

/** The same answers with one of them given anew. */
export function withAnswer(answers: Answers, { question, value }: Answer): Answers {
  return { ...answers, [question]: question === 'clients' ? [value] : value };
}

/** Whether sessions are made by Auth.js, of whatever version. */
export function usesAuthjs({ library }: Answers): boolean {
  return library?.startsWith('authjs') ?? false;
}
