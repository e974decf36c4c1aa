import * as Y from 'yjs'
import fs from 'node:fs'
import {createHash} from 'node:crypto'
const lines=fs.readFileSync(process.argv[2],'utf8').trim().split('\n')
const gc=!lines.some(l=>l.endsWith("False"))
let doc=new Y.Doc({gc}); let n=0
for(const l of lines){ n++; if(l==='restart'){doc=new Y.Doc({gc});console.log('restart');continue}
 const [v,u,s]=l.split(' '); const up=Buffer.from(u,'hex')
 const before=Buffer.from(Y.encodeStateAsUpdate(doc)).toString('hex')
 if(v==='2')Y.applyUpdateV2(doc,up);else Y.applyUpdate(doc,up)
 const st=Buffer.from(Y.encodeStateAsUpdate(doc)).toString('hex')
 if(st!==s && !doc.store.pendingStructs){ console.log('differs at',n,'of',lines.length, 'gc',gc); 
  const show=x=>{const d=Y.decodeUpdate(Buffer.from(x,'hex')); return d.structs.map(t=>`${t.id.client}:${t.id.clock}+${t.length} ${t.constructor.name} ${t.content?.constructor.name??''} o=${t.origin?t.origin.client+':'+t.origin.clock:''} r=${t.rightOrigin?t.rightOrigin.client+':'+t.rightOrigin.clock:''} p=${t.parent?.clock!==undefined?t.parent.client+':'+t.parent.clock:t.parent??''} ${t.parentSub??''}`).concat([...d.ds.clients].map(([c,r])=>`ds ${c}: ${r.map(q=>q.clock+'+'+q.len).join(' ')}`))}
  const a=show(s),b=show(st); console.log('UPDATE',v); console.log((v==='1'?show(u):show(Buffer.from(Y.convertUpdateFormatV2ToV1(up)).toString('hex'))).join('\n'))
  console.log('BEFORE'); console.log(show(before).join('\n')); console.log('OURS-only:'); console.log(a.filter(x=>!b.includes(x)).join('\n')); console.log('YJS-only'); console.log(b.filter(x=>!a.includes(x)).join('\n')); break}
}
