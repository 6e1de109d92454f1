using InquiryBot.Commands;

// Everything is a verb of one program (serve is the default), so that nothing is wired twice.
return await Verbs.RunAsync(args);
