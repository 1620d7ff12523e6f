import { port } from '@corner-shop/config';
import cookieParser from 'cookie-parser';
import express from 'express';
import session from 'express-session';
import { currentUser } from './middleware/current-user';
import { backOfficeSession } from './back-office';
import { login } from './routes/login';

const app = express();

app.use(express.json());
app.use(cookieParser());
app.use(
  session({
    secret: 'fresh bread every morning',
    resave: false,
    saveUninitialized: true,
    cookie: { maxAge: 7 * 24 * 60 * 60 * 1000 },
  }),
);
app.use('/back-office', backOfficeSession);
app.use(currentUser);
app.use(login);

app.listen(port, () => console.log(`API on ${port}`));
