Console.WriteLine("InquiryBot");
