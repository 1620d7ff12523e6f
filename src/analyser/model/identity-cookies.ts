import { wordsOf } from './names';

const identity = new Set([
  'role',
  'roles',
  'userrole',
  'usertype',
  'admin',
  'isadmin',
  'superuser',
  'issuperuser',
  'staff',
  'isstaff',
  'moderator',
  'permission',
  'permissions',
  'privileges',
  'accesslevel',
  'user',
  'userid',
  'uid',
  'username',
  'useremail',
  'userdata',
  'userinfo',
  'currentuser',
  'loggedin',
  'isloggedin',
  'isauth',
  'isauthenticated',
  'authenticated',
  'authuser',
  'accountid',
]);

/** Whether a cookie of this name says in clear who the user is, or what he may do: anyone can write that. */
export const namesIdentity = (name: string): boolean => identity.has(wordsOf(name).join(''));
