// The way to the gateway: its token makes a request that is sent twice one request; a solved puzzle earns it trust.
//
//   const gateway = FormSend.to(action);
//   gateway.prepare()                           ask for token and puzzle; nothing depends on it
//   await gateway.send(formData, onProgress)    {status, body}: body is the JSON of the answer, null when it is none;
//                                               status 0 when no answer came, so that nobody knows what happened
const FormSend = (() => {
  "use strict";

  const FRESH = 100 * 60 * 1000; // a token is good for two hours
  const TOKEN = "token";
  const PUZZLE = "altcha";

  function to(action) {
    let asked = null;
    let token = "";
    let solved = "";

    function prepare() {
      if (asked && Date.now() - asked < FRESH) return;
      asked = Date.now();
      ask().catch(() => {});
    }

    async function ask() {
      const answer = await fetch(`${action}/challenge`, { headers: { Accept: "application/json" } });
      if (!answer.ok) return;
      const challenge = await answer.json();
      token = challenge.token ?? "";
      solved = "";
      solved = await solve(challenge);
    }

    async function send(data, onProgress) {
      if (token) data.set(TOKEN, token);
      if (solved) data.set(PUZZLE, solved);
      const holdsFile = Array.from(data.values()).some((value) => value instanceof File && value.size);
      const answer = await post(data, holdsFile ? onProgress : null);
      // Watching an upload makes a browser ask for permission first; where that is not given, it is sent unwatched.
      return answer.status === 0 && holdsFile && !answer.began ? post(data, null) : answer;
    }

    function post(data, onProgress) {
      return new Promise((resolve) => {
        const request = new XMLHttpRequest();
        let began = false;
        request.open("POST", action);
        request.setRequestHeader("Accept", "application/json");
        if (onProgress) {
          request.upload.addEventListener("progress", (event) => {
            began ||= event.loaded > 0;
            if (event.lengthComputable) onProgress(event.loaded / event.total);
          });
        }
        const end = () => resolve({ status: request.status, body: parsed(request.responseText), began });
        for (const name of ["load", "error", "abort", "timeout"]) request.addEventListener(name, end);
        request.send(data);
      });
    }

    return { prepare, send, isKnown: () => Boolean(token) };
  }

  function parsed(text) {
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  }

  async function solve({ algorithm, challenge, salt, maxnumber, signature }) {
    if (!challenge || !crypto.subtle) return "";
    const encoder = new TextEncoder();
    for (let number = 0; number <= maxnumber; number += 1) {
      const digest = await crypto.subtle.digest(algorithm, encoder.encode(`${salt}${number}`));
      if (hex(digest) === challenge) return btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
    }
    return "";
  }

  function hex(buffer) {
    return Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  return { to };
})();
