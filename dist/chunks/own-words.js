// src/edges/github/own-words.ts
/**
* Who the token is, as GitHub lists what it wrote: "github-actions[bot]". REST does not tell a workflow's token; GraphQL does.
* Asked once for a client, unless that failed.
*/
async function viewerLogin(client) {
	const login = known.get(client) ?? await askedLogin(client);
	known.set(client, login);
	return login;
}
const known = /* @__PURE__ */ new WeakMap();
async function askedLogin(client) {
	return (await client.graphql("query { viewer { login } }")).viewer.login;
}
/**
* Whether a comment or an issue was written by this login. REST and GraphQL do not agree on "[bot]" behind a bot's name; and
* anybody may call himself what an app is called, less its "[bot]".
*/
function isBy(login, { user }) {
	const withoutBot = (name) => name.replace(/\[bot\]$/, "");
	const isPersonInPlaceOfBot = login.endsWith("[bot]") && user?.type === "User";
	return user != null && withoutBot(user.login) === withoutBot(login) && !isPersonInPlaceOfBot;
}

export { viewerLogin as n, isBy as t };