import type { Advice, Contribution } from '../../advisor/advise';
import { answerInfo } from '../../advisor/question';
import { questions } from '../../advisor/questions';
import { strategies } from '../../advisor/strategies';
import type { StrategyId } from '../../advisor/strategy';
import { l10n } from '../l10n';

/** The name of a strategy, or of there being none. */
export function strategyTitle(strategy: Advice['strategy']): string {
  return strategy === 'conflict' ? l10n.t('No strategy') : strategies[strategy].title;
}

/** Short names for the heads of tables. */
export const shortTitles: { readonly [S in StrategyId]: string } = { database: 'Database', jwt: 'JWT', hybrid: 'Hybrid' };

export function confidenceText(confidence: Advice['confidence']): string {
  if (confidence === 'high') return l10n.t('High confidence');
  if (confidence === 'medium') return l10n.t('Medium confidence');
  return confidence === 'low' ? l10n.t('Low confidence') : l10n.t('The answers contradict each other');
}

/** A question's text and an answer's label. */
export function answerText(id: string, value: string): { readonly question: string; readonly label: string } {
  const question = questions.find((one) => one.id === id);
  return { question: question?.text ?? id, label: (question && answerInfo(question, value)?.label) ?? value };
}

export function originText({ origin, id }: Contribution): string {
  if (origin === 'answered') return l10n.t('your answer');
  if (origin === 'detected') return l10n.t('detected');
  return id === 'starting-point' ? l10n.t('always counts') : l10n.t('from several answers together');
}

export const signed = (points: number): string => (points > 0 ? `+${points}` : String(points).replace('-', '−'));
