// A person at a headless Chromium: signs in wherever the page asks for it, and agrees.
//
//   node person.mjs ADDRESS PAGE [CODE]
import puppeteer from 'puppeteer-core';

const [address, page, code] = process.argv.slice(2);
const browser = await puppeteer.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage',
    // The pages ask for letters of elsewhere, which this network cannot reach.
    '--host-resolver-rules=MAP *.openid.example 127.0.0.40, MAP *.keycloak.test 127.0.0.42, MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
    `--ignore-certificate-errors-spki-list=${process.env.MAILSCOUT_GOOD_KEYS}`,
  ],
});
try {
  const tab = await browser.newPage();
  await tab.goto(page);
  for (let pages = 0; pages < 8; pages += 1) {
    const form = await tab.$('form');
    if (!form || new URL(tab.url()).hostname === '127.0.0.1') {
      break;
    }
    for (const [name, value] of [['user_code', code], ['login', address], ['username', address], ['password', 'any']]) {
      const field = await form.$(`input[name=${name}]:not([type=hidden], [type=submit])`);
      if (field) {
        await field.evaluate((element) => { element.value = ''; });
        await field.type(value);
      }
    }
    const agree = await tab.$('[type=submit]:not([name=abort])');
    await Promise.all([tab.waitForNavigation(), agree.click()]);
  }
  console.log(tab.url().replace(/\?.*/, ''), await tab.title());
} finally {
  await browser.close();
}
