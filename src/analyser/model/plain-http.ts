const local =
  /^(localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1?\]|10(\.\d+){3}|192\.168(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2}|host\.docker\.internal|[^.]+)$|\.(localhost|local|test|internal|lan|localdomain|example|invalid)$|\.ngrok\.io$/i;

/** Whether an address goes over the network without encryption: `http://`, to a host that is not of this computer or its network. */
export function isPlainHttp(address: string): boolean {
  const host = /^http:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/:?#]+)/i.exec(address)?.[1];
  return host !== undefined && !local.test(host);
}
