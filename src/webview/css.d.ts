// The bundler puts a style sheet that a page imports beside its script, as dist/<page>.css.
declare module '*.css';
