// Starts the pages: the token in the address is taken first, so that no request and no history entry ever shows it.
import { access } from '../server/access.js';
import './shell.js';

access.takeFromAddress();
addEventListener('hashchange', () => access.takeFromAddress());
