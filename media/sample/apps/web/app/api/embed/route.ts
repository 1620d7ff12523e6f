import { NextResponse } from 'next/server';
import { createWidgetSession } from '../../../lib/widget';

/** The shop's widget runs in an iframe on partner sites, so its session has to be a third-party cookie. */
export async function POST(request: Request) {
  const { partner } = await request.json();
  const { id, key } = await createWidgetSession(partner);
  const response = NextResponse.json({ ok: true });

  response.cookies.set('widget_session', id, { httpOnly: true, sameSite: 'none' });
  response.cookies.set('__Host-widget-auth', key, { httpOnly: true, secure: true, sameSite: 'lax', path: '/embed' });
  response.cookies.set('__Host-widget-token', key, { httpOnly: true, secure: true, sameSite: 'strict', path: '/' });
  return response;
}
