// The compact form of JSON Web Tokens: https://www.rfc-editor.org/rfc/rfc7519#section-3.1. Headers and payloads are objects, so both begin with eyJ.
import type { TokenTextFact } from '../model/fact';
import { defineLibrary } from '../source/define-library';

const token = /eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,}/;

export default defineLibrary({
  id: 'token-text',
  modules: [],
  triggers: [['eyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}']], // claims are long: what stands behind them may be far away
  detect: (source) => {
    const examples = ['example', 'examples'].flatMap((name) => source.written(name)).map(({ setting }) => setting.span);
    return source.texts(token).map((text): TokenTextFact => {
      const { span, value } = text;
      const shown = examples.some((one) => one.start <= span.start && span.end <= one.end);
      const written = value.kind === 'literal' ? (token.exec(String(value.value))?.[0] ?? '') : '';
      return { kind: 'token-text', library: 'JWT', span, scopes: [], token: written, property: shown ? 'example' : undefined };
    });
  },
});
