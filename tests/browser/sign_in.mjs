// Into the office: as somebody of the demonstration, or with a password of one's own.
export const open = (page, path) => page.goto(new URL(path, page.url()).href);

export async function signInAs(page, email, password) {
  await open(page, "/urad/prihlaseni");
  await page.locator("input[type=email]").fill(email);
  await page.locator("input[type=password]").fill(password);
  await page.locator("main form button").first().click();
  await page.waitForURL("**/urad");
}

// The program says the accounts of the demonstration once, at its first start.
export async function signIn(page, said, role) {
  const [, email, password] = new RegExp(`^${role}: (\\S+) / (\\S+)$`, "m").exec(said());
  await signInAs(page, email, password);
}
