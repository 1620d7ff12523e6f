import { randomUUID } from 'node:crypto';
import { prisma } from './db';

export async function createWidgetSession(partner: string) {
  return prisma.widgetSession.create({ data: { id: randomUUID(), key: randomUUID(), partner } });
}
