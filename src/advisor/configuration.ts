import type { Answers, AnswerValues } from './answers';
import type { StrategyId } from './strategy';

/** A file that is ready to be inserted. */
export interface ConfigurationFile {
  readonly path: string;
  readonly text: string;
}

/** Code that sets a strategy up with one library; it passes the analyser's own rules. */
export interface Configuration {
  readonly id: string;
  readonly title: string;
  /** The packages it was written for, as in package.json. */
  readonly dependencies: { readonly [name: string]: string };
  /** Environment variables that it reads. */
  readonly environment: readonly string[];
  readonly files: readonly ConfigurationFile[];
  /** What else has to be there, such as a table. */
  readonly needs: readonly string[];
}

/** A configuration and when to offer it. */
export interface OfferedConfiguration extends Configuration {
  readonly libraries: readonly AnswerValues['library'][];
  readonly strategies: readonly StrategyId[];
  /** Offered as well where no library is known, or another one. */
  readonly suggested?: true;
  /** What else has to hold. */
  fits?(answers: Answers, strategy: StrategyId): boolean;
}

/** Types a configuration. */
export function defineConfiguration(configuration: OfferedConfiguration): OfferedConfiguration {
  return configuration;
}
