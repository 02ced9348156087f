/* Localize's editor of translations says “Server error” to whatever it is refused. Here it gets the
   sentence that came with the refusal, and keeps what was typed. Without it nothing is lost either,
   but nobody learns why. */

const PLACE = /\/localize\/translate\/\d+\/(strings|overrides)\/\d+\/edit\//;
const send = window.fetch;

async function refusal(answer) {
  if (answer.ok) return "";
  const told = await answer.clone().json().catch(() => null);
  return told?.detail ?? "";
}

window.fetch = async (address, options = {}) => {
  const answer = await send(address, options);
  if (!PLACE.test(address)) return answer;
  const why = await refusal(answer);
  if (!why) return answer;
  if (options.method !== "PUT") {
    // A sentence that was emptied: its place has no room for a reason, and messages are far above.
    window.alert(why);
    return answer;
  }
  const refused = { data: options.body.get("value"), error: why, comment: why };
  return new Response(JSON.stringify({ ...refused, last_translated_by: null }));
};
